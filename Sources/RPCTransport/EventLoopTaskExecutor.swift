package import NIOCore

/// Runs tasks on one event loop, so that a call's code, its response and its connection share a
/// thread and no hop lies between them.
package final class EventLoopTaskExecutor: TaskExecutor {
  private let executor: any SerialExecutor

  package init(eventLoop: any EventLoop) {
    executor = eventLoop.executor
  }

  package func enqueue(_ job: consuming ExecutorJob) {
    // The loop's own executor takes jobs without a closure for each.
    executor.enqueue(job)
  }
}
