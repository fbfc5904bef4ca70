package import NIOCore
import Synchronization

/// Runs tasks on one event loop, so that a call's code, its response and its connection share a
/// thread and no hop lies between them.
///
/// Jobs run as this executor's and not as those of the loop's own executor: a job of a serial executor that is
/// not its task's is queued anew at every return of a function, six times for a call that has waited once.
package final class EventLoopTaskExecutor: TaskExecutor {
  private let eventLoop: any EventLoop
  /// What waits for the loop. It is told of the first alone.
  private let jobs = Mutex<[UnownedJob]>([])

  package init(eventLoop: any EventLoop) {
    self.eventLoop = eventLoop
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isFirst = jobs.withLock { jobs in
      jobs.append(job)
      return jobs.count == 1
    }
    if isFirst { eventLoop.execute { self.runJobs() } }
  }

  /// Those that have come until now; the others of the loop have their turn before any that come meanwhile.
  private func runJobs() {
    let ready = jobs.withLock { jobs in
      defer { jobs = [] }
      return jobs
    }
    for job in ready { unsafe job.runSynchronously(on: asUnownedTaskExecutor()) }
  }
}
