import SearchEngine
import TestSupport

/// Reads segment files that somebody changed and then forged the checksums of, so that everything behind the checksums
/// is reached.
///
/// An input is no file but a list of edits to a file that the engine has just written, so that stored inputs outlive
/// versions of the format:
///
///     input = base:u8 edit*
///     edit  = kind:u8 place:u16 byte*      kind & 3: 0, 1 replace, 2 insert, 3 remove; kind >> 2 & 7, and one more: how many
///                                          bytes; place: little-endian, over the file's bytes before the footer,
///                                          counted from the end for kinds with the highest bit
struct SegmentFuzzing {
  private static let directory = "index"
  /// Files as the engine writes them: all structures in little room; several pages and blocks; nothing but one document.
  private let bases: [(bytes: [UInt8], description: SegmentDescription)]

  /// Writes the files.
  init() throws(IndexError) {
    var random = SeededGenerator(seed: 1)
    let small =
      SampleSchema.group(1, ["一是迅速传达学习", "二是层层传导压力"], organizations: [["州财政局"], []])
      + SampleSchema.group(2, ["三是坚持问题导向，一是一", "齡"], date: 7)
      + SampleSchema.group(
        3, pieces: [("出版", 1), ("。", nil), ("年鉴编纂", 0)], count: 2, organizations: [["省委"], ["省委", "县"]])
    var bases: [(bytes: [UInt8], description: SegmentDescription)] = []
    for groups in [
      small, RandomCorpus(groupCount: 150, alphabetSize: 6, using: &random).groups, SampleSchema.group(1, ["一"]),
    ] {
      let files = MemoryFiles()
      let writer = SegmentWriter(schema: SampleSchema.schema)
      for group in groups { try writer.append(group) }
      let description = try writer.write(to: Self.directory, name: "s", files: files.access)
      bases.append((bytes: files[Self.directory + "/" + description.fileName], description: description))
    }
    self.bases = bases
  }

  /// What is wrong with what a reader makes of the file that `input` makes; nil where it answers within bounds or throws.
  func fault(_ input: [UInt8]) -> String? {
    let base = bases[Int(input.first ?? 0) % bases.count]
    var bytes = base.bytes
    Self.edit(&bytes, input.dropFirst())
    let checksum = ForgedSegment.repairChecksums(&bytes)
    let files = MemoryFiles()
    files[Self.directory + "/" + base.description.fileName] = bytes
    let description = SegmentDescription(
      name: base.description.name,
      documentCount: ForgedSegment.documentCount(bytes) ?? base.description.documentCount, byteCount: bytes.count,
      checksum: checksum)
    do throws(IndexError) {
      let segment = try IndexSegment(
        directory: Self.directory, description: description, schema: SampleSchema.schema, files: files.access)
      // Each of these may find the damage that the others do not come across.
      var fault: String?
      do throws(IndexError) { try segment.verify() } catch {}
      do throws(IndexError) { fault = try Self.askAll(segment) } catch {}
      do throws(IndexError) {
        var dead = DeletedDocuments()
        dead.insert(0)
        _ = try SegmentMerger.merge(
          [(segment: segment, deleted: dead), (segment: segment, deleted: DeletedDocuments())], to: Self.directory,
          name: "merged", files: files.access)
      } catch {}
      return fault
    } catch {
      return nil
    }
  }

  /// Applies edits to the bytes before the footer.
  private static func edit(_ bytes: inout [UInt8], _ edits: ArraySlice<UInt8>) {
    var rest = edits
    var changes = 0
    // Inputs are short, but an edit may ask for a copy of the whole file.
    while rest.count >= 3, changes < 64 {
      changes += 1
      let kind = rest.removeFirst()
      let place = Int(rest.removeFirst()) | Int(rest.removeFirst()) << 8
      let room = bytes.count - SegmentLayout.footerLength
      guard room > 0 else { return }
      let start = kind & 0x80 == 0 ? place % room : room - 1 - place % room
      let count = Int(kind >> 2 & 7) + 1
      switch kind & 3 {
      case 2:
        bytes.insert(contentsOf: rest.prefix(count), at: start)
        rest = rest.dropFirst(count)
      case 3: bytes.removeSubrange(start..<min(room, start + count))
      default:
        for (offset, byte) in rest.prefix(count).enumerated() where start + offset < room {
          bytes[start + offset] = byte
        }
        rest = rest.dropFirst(count)
      }
    }
  }

  private static let queries: [Query] = [
    .all, .term(field: SampleSchema.words, Array("一是".utf8)), .term(field: SampleSchema.tags, Array("tag1".utf8)),
    SampleSchema.literal("一是"), SampleSchema.literal("一"), SampleSchema.literal("坚持问题导向"),
    SampleSchema.literal("年鉴是"), SampleSchema.literal("齡", isExact: true),
    .and([.integer(column: 0, 1...9), .not(.string(column: 0, "省委"))]),
    .stringContaining(column: 0, Array("财".utf8)),
    .or([SampleSchema.literal("年"), .boost(.term(field: SampleSchema.words, Array("鉴是".utf8)), 2)]),
  ]

  /// Asks for everything that can be asked for; returns what lies outside the segment.
  private static func askAll(_ segment: IndexSegment) throws(IndexError) -> String? {
    let searcher = Searcher(try IndexSnapshot(segments: [(segment: segment, deleted: DeletedDocuments())]))
    for query in queries {
      for unit in [SearchRequest.Unit.documents, .groups] {
        // What one question comes across must not keep the next from being asked.
        do throws(IndexError) {
          let facets: [SearchRequest.Facet] = [.integer(column: 1), .string(column: 0)]
          for request in [
            SearchRequest(query: query, unit: unit, facets: facets), SearchRequest(query: query, unit: unit),
            SearchRequest(query: query, unit: unit, sort: .integer(column: 0, ascending: false)),
          ] {
            let answer = try searcher.search(request)
            guard (0...segment.documentCount).contains(answer.total), answer.hits.count <= 10 else {
              return "\(answer.total) of \(segment.documentCount) documents are found, \(answer.hits.count) given"
            }
            for hit in answer.hits {
              guard (0..<segment.documentCount).contains(hit.address.document) else {
                return "document \(hit.address.document) of \(segment.documentCount) is found"
              }
              _ = try searcher.storedText(field: SampleSchema.body, at: hit.address, variant: true)
              _ = try searcher.strings(column: 0, at: hit.address)
              _ = try searcher.documents(ofGroupAt: hit.address)
            }
          }
        } catch {}
      }
    }
    return nil
  }
}
