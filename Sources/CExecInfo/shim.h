// The C library's own look at the stack, which Swift's Glibc module leaves out.
#include <execinfo.h>
