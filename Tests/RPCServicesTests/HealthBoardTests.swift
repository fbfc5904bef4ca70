import GRPCProto
import RPCServices
import Testing

@Suite(.timeLimit(.minutes(1))) struct HealthBoardTests {
  private let board = HealthBoard(services: ["a.A", "b.B"])

  @Test func everythingIsNotServingAtFirst() {
    #expect(board.statuses == ["": .notServing, "a.A": .notServing, "b.B": .notServing])
    #expect(board.status(of: "c.C") == nil)
  }

  @Test func aServiceChangesAloneAndAllChangeTogether() {
    board.set(.serving, for: "a.A")
    #expect(board.statuses == ["": .notServing, "a.A": .serving, "b.B": .notServing])
    board.setAll(.serving)
    #expect(board.statuses == ["": .serving, "a.A": .serving, "b.B": .serving])
  }

  @Test func aWatchTellsTheStatusAtOnceAndEveryChangeOfItsServiceAlone() async {
    var statuses = board.watch("a.A")!.makeAsyncIterator()
    #expect(await statuses.next() == .notServing)
    board.set(.serving, for: "b.B")
    board.set(.notServing, for: "a.A")
    board.set(.serving, for: "a.A")
    #expect(await statuses.next() == .serving)
    board.set(.notServing, for: "a.A")
    #expect(await statuses.next() == .notServing)
  }

  @Test func aSlowWatcherGetsTheLatestStatusAlone() async {
    var statuses = board.watch("a.A")!.makeAsyncIterator()
    for _ in 0..<1000 {
      board.set(.serving, for: "a.A")
      board.set(.notServing, for: "a.A")
    }
    board.set(.serving, for: "a.A")
    #expect(await statuses.next() == .serving)
    board.stop()
    #expect(await statuses.next() == .notServing)
    #expect(await statuses.next() == nil)
  }

  @Test func anUnknownServiceIsUnknownToItsWatcherUntilItIsSet() async {
    var statuses = board.watch("c.C")!.makeAsyncIterator()
    #expect(await statuses.next() == .serviceUnknown)
    board.set(.serving, for: "c.C")
    #expect(await statuses.next() == .serving)
    #expect(board.status(of: "c.C") == .serving)
  }

  @Test func aStoppedBoardIsNotServingForGoodAndEndsEveryWatch() async {
    board.setAll(.serving)
    var early = board.watch("")!.makeAsyncIterator()
    #expect(await early.next() == .serving)
    board.stop()
    board.setAll(.serving)
    board.set(.serving, for: "c.C")
    #expect(board.statuses == ["": .notServing, "a.A": .notServing, "b.B": .notServing])
    #expect(await early.next() == .notServing)
    #expect(await early.next() == nil)
    var late = board.watch("")!.makeAsyncIterator()
    #expect(await late.next() == .notServing)
    #expect(await late.next() == nil)
    #expect(board.watcherCount == 0)
  }

  @Test func aCancelledWatcherIsForgotten() async {
    let (began, begin) = AsyncStream.makeStream(of: Void.self)
    let watching = Task {
      for await _ in board.watch("nobody's")! { begin.yield() }
    }
    _ = await began.first { true }
    #expect(board.watcherCount == 1)
    watching.cancel()
    await watching.value
    #expect(board.watcherCount == 0)
  }

  @Test func noMoreWatchThanAreAllowedUntilOneLeaves() async {
    var watches = (0..<HealthBoard.watchersMax).map { _ in board.watch("a.A") }
    #expect(!watches.contains { $0 == nil })
    #expect(board.watch("") == nil)
    watches.removeLast()
    #expect(board.watch("") != nil)
  }

  @Test func watchersSeeTheLastOfManyChangesMadeAtOnce() async {
    for _ in 0..<50 {
      let board = HealthBoard(services: ["a.A"])
      await withTaskGroup { group in
        for _ in 0..<4 {
          group.addTask {
            var last: HealthBoard.Status?
            for await status in board.watch("a.A")! { last = status }
            #expect(last == .notServing)
          }
        }
        group.addTask {
          for index in 0..<200 {
            board.set(index.isMultiple(of: 2) ? .serving : .notServing, for: "a.A")
          }
          board.stop()
        }
      }
      #expect(board.watcherCount == 0)
    }
  }
}
