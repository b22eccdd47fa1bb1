import SearchEngine
import TestSupport
import Testing

@Suite struct `Damage to segment files` {
  private static func sample() throws -> (index: TestIndex, requests: [SearchRequest]) {
    let groups =
      SampleSchema.group(1, ["一是迅速传达学习", "二是层层传导压力"], organizations: [["州财政局"], []])
      + SampleSchema.group(2, ["三是坚持问题导向，一是一", "齡"], date: 7)
      + SampleSchema.group(
        3, pieces: [("出版", 1), ("。", nil), ("年鉴编纂", 0)], count: 2, organizations: [["省委"], ["省委", "县"]])
    let queries: [Query] = [
      .all, .term(field: 0, Array("一是".utf8)), SampleSchema.literal("一是"), SampleSchema.literal("一"),
      SampleSchema.literal("坚持问题导向"), SampleSchema.literal("齡", isExact: true),
      .and([.integer(column: 0, 1...9), .not(.string(column: 0, "省委"))]),
      .stringContaining(column: 0, Array("财".utf8)),
    ]
    var requests: [SearchRequest] = []
    for query in queries {
      for unit in [SearchRequest.Unit.documents, .groups] {
        requests.append(
          SearchRequest(query: query, unit: unit, facets: [.integer(column: 1), .string(column: 0)]))
        requests.append(SearchRequest(query: query, unit: unit))
      }
    }
    return (try TestIndex(groups), requests)
  }

  private static func answers(_ index: TestIndex, _ requests: [SearchRequest]) throws(IndexError) -> [SearchResult] {
    let searcher = try index.searcher()
    var answers: [SearchResult] = []
    for request in requests {
      var answer = try searcher.search(request)
      answer.nanoseconds = 0
      answers.append(answer)
    }
    return answers
  }

  @Test func `any changed byte gives an error and never another answer`() throws {
    let (index, requests) = try Self.sample()
    let path = "index/" + index.descriptions[0].fileName
    let expected = try Self.answers(index, requests)
    let original = index.files[path]
    var random = SeededGenerator(seed: 7)
    for place in original.indices {
      var damaged = original
      damaged[place] ^= UInt8.random(in: 1...255, using: &random)
      index.files[path] = damaged
      #expect(throws: IndexError.self, "byte \(place)") { try index.segment(0).verify() }
      do throws(IndexError) {
        #expect(try Self.answers(index, requests) == expected, "byte \(place)")
      } catch {
        guard case .damaged = error else {
          guard case .unknownVersion = error else {
            Issue.record("byte \(place): \(error)")
            continue
          }
          continue
        }
      }
    }
  }

  @Test func `a file that is cut short or has grown is refused`() throws {
    let (index, _) = try Self.sample()
    let path = "index/" + index.descriptions[0].fileName
    let original = index.files[path]
    for count in [0, 1, 11, 43, original.count / 2, original.count - 1] {
      index.files[path] = Array(original.prefix(count))
      #expect(throws: IndexError.damaged(path: path, .length, offset: count)) { try index.segment(0) }
    }
    index.files[path] = original + [0]
    #expect(throws: IndexError.damaged(path: path, .length, offset: original.count)) { try index.segment(0) }
  }

  @Test(arguments: [false, true])
  func `random bytes under valid checksums give errors at worst`(isLarge: Bool) throws {
    // Whoever can forge checksums can forge answers, but must not be able to crash a reader.
    let (small, requests) = try Self.sample()
    var random = SeededGenerator(seed: 11)
    let index =
      isLarge
      ? try TestIndex(RandomCorpus(groupCount: 300, alphabetSize: 6, using: &random).groups) : small
    let path = "index/" + index.descriptions[0].fileName
    let original = index.files[path]
    for _ in 0..<(isLarge ? 60 : 1500) {
      var damaged = original
      let footer = original.count - 32
      for _ in 0..<Int.random(in: 1...(isLarge ? 40 : 4), using: &random) {
        damaged[Int.random(in: 12..<footer, using: &random)] = UInt8.random(in: 0...255, using: &random)
      }
      let checksum = ForgedSegment.repairChecksums(&damaged)
      index.files[path] = damaged
      var forged = index
      let old = index.descriptions[0]
      forged.descriptions[0] = SegmentDescription(
        name: old.name, documentCount: old.documentCount, byteCount: old.byteCount, checksum: checksum)
      do throws(IndexError) {
        _ = try Self.answers(forged, requests)
        try forged.segment(0).verify()
      } catch {}
    }
  }

  @Test func `a changed byte in a file of many pages is noticed by whoever reads it`() throws {
    var random = SeededGenerator(seed: 12)
    let index = try TestIndex(RandomCorpus(groupCount: 400, alphabetSize: 6, using: &random).groups)
    let path = "index/" + index.descriptions[0].fileName
    let (_, requests) = try Self.sample()
    let expected = try Self.answers(index, requests)
    let original = index.files[path]
    for _ in 0..<60 {
      var damaged = original
      damaged[Int.random(in: original.indices, using: &random)] ^= UInt8.random(in: 1...255, using: &random)
      index.files[path] = damaged
      #expect(throws: IndexError.self) { try index.segment(0).verify() }
      do throws(IndexError) {
        #expect(try Self.answers(index, requests) == expected)
      } catch {}
    }
  }

  @Test func `another segment under the same name is refused`() throws {
    let (index, _) = try Self.sample()
    let other = try TestIndex(SampleSchema.group(1, ["出版"]))
    var mixed = other
    mixed.descriptions = index.descriptions
    mixed.descriptions[0] = SegmentDescription(
      name: "s0", documentCount: 1, byteCount: other.descriptions[0].byteCount,
      checksum: index.descriptions[0].checksum)
    #expect(throws: IndexError.self) { try mixed.segment(0) }
  }

  @Test func `another schema is refused`() throws {
    let (index, _) = try Self.sample()
    var schema = SampleSchema.schema
    schema.integerColumns.append("month")
    #expect(throws: IndexError.schemaMismatch(path: "index/s0.segment")) {
      try index.segment(0, schema: schema)
    }
  }

  @Test func `a missing file is an error of the system`() throws {
    let (index, _) = try Self.sample()
    var missing = index
    missing.descriptions = [SegmentDescription(name: "none", documentCount: 0, byteCount: 0, checksum: 0)]
    #expect(throws: IndexError.file(.map, path: "index/none.segment", code: 2)) { try missing.segment(0) }
  }
}
