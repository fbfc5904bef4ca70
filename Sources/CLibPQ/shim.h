#include <postgresql/libpq-fe.h>

// The event thread's system calls, which Swift's Glibc module leaves out.
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <sys/prctl.h>

/// `prctl` is variadic, which Swift cannot call.
static inline void name_current_thread(const char *name) {
  prctl(PR_SET_NAME, name, 0, 0, 0);
}
