/// The deadline of the call that the present task works for. A call that is made meanwhile ends by
/// then too, whatever time it asks for itself: its answer would find nobody waiting.
public enum CallDeadline {
  /// Set while a handler runs.
  @TaskLocal public static var current: ContinuousClock.Instant?
}
