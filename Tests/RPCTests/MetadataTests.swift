import RPCCore
import Testing

@Suite struct MetadataTests {
  @Test func keysCompareWithoutCase() {
    var metadata: Metadata = ["Authorization": "Bearer x"]
    metadata.append("1", for: "X-TRACE")
    #expect(metadata["authorization"] == "Bearer x")
    #expect(metadata["AUTHORIZATION"] == "Bearer x")
    #expect(metadata["x-Trace"] == "1")
    #expect(metadata["missing"] == nil)
    #expect(metadata == ["authorization": "Bearer x", "x-trace": "1"])
  }

  @Test func repeatedKeysKeepTheirOrder() {
    let metadata: Metadata = ["a": "2", "B": "x", "A": "1", "a": "3"]
    #expect(metadata.values(for: "A") == ["2", "1", "3"])
    #expect(metadata["a"] == "2")
    #expect(metadata.entries.map(\.key) == ["a", "b", "a", "a"])
  }

  @Test func onlyASCIIIsFolded() {
    #expect(Metadata(dictionaryLiteral: ("É", "1"))["é"] == nil)
  }

  @Test func anEntryCostsItsBytesOfUTF8AndThirtyTwoMore() {
    #expect(Metadata().cost == 0)
    #expect(Metadata(dictionaryLiteral: ("", "")).cost == 32)
    #expect(Metadata(dictionaryLiteral: ("clé", "né"), ("a", "")).cost == 72)
  }
}
