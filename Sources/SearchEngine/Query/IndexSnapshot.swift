/// What a reader works on: segments, and which of their documents are dead. It never changes, so any number of threads
/// may search it.
public struct IndexSnapshot: Sendable {
  /// The number of live documents.
  public let documentCount: Int
  /// The number of live groups.
  public let groupCount: Int
  /// The segments in order, each with what is dead in it.
  let segments: [SnapshotSegment]

  /// A snapshot of these segments, which must all have the same schema. A group with a dead document is dead as a whole.
  public init(segments: [(segment: IndexSegment, deleted: DeletedDocuments)]) throws(IndexError) {
    var live: [SnapshotSegment] = []
    var documents = 0
    var groups = 0
    for (segment, deleted) in segments {
      precondition(segment.schema == segments[0].segment.schema, "all segments have one schema")
      let entry = try SnapshotSegment(segment, deleted: deleted)
      documents += segment.documentCount - entry.deadDocuments.count
      groups += segment.groupCount - entry.deadGroups.count
      live.append(entry)
    }
    self.segments = live
    documentCount = documents
    groupCount = groups
  }

  /// The sum of the live documents' lengths in a scored term field, or in a text field.
  func lengthSum(_ field: LengthField) throws(IndexError) -> Int {
    var sum = 0
    for entry in segments {
      sum += entry.segment.lengthSum(field)
      guard !entry.deadDocuments.isEmpty else { continue }
      let codes = try entry.segment.lengthCodes(field)
      if codes.isEmpty { continue }
      for document in entry.deadDocuments { sum -= LengthCode.lengths[Int(codes[Int(document)])] }
    }
    return sum
  }
}

/// A field that documents have lengths in.
enum LengthField: Sendable, Hashable {
  /// A term field: the number of terms.
  case terms(Int)
  /// A text field: the number of characters.
  case text(Int)
}

/// A segment of a snapshot, and what is dead in it.
struct SnapshotSegment: Sendable {
  /// The segment.
  let segment: IndexSegment
  /// All documents of groups with a dead document, ascending.
  let deadDocuments: [UInt32]
  /// The groups that they are.
  let deadGroups: [UInt32]
  private let deadDocumentSet: DeletedDocuments
  private let deadGroupSet: DeletedDocuments
  private let deadChunkLists: [[UInt32]]
  private let deadChunkSets: [DeletedDocuments]

  /// A segment in which `deleted`, and all groups that it touches, are dead.
  init(_ segment: IndexSegment, deleted: DeletedDocuments) throws(IndexError) {
    var documents: [UInt32] = []
    var groups: [UInt32] = []
    var documentSet = DeletedDocuments()
    var groupSet = DeletedDocuments()
    for document in deleted.documents where document < segment.documentCount && !documentSet.contains(document) {
      let group = try segment.group(of: document)
      groups.append(UInt32(truncatingIfNeeded: group))
      groupSet.insert(group)
      for member in try segment.documents(ofGroup: group) {
        documents.append(UInt32(truncatingIfNeeded: member))
        documentSet.insert(member)
      }
    }
    var chunkLists: [[UInt32]] = []
    var chunkSets: [DeletedDocuments] = []
    for column in segment.texts {
      var list: [UInt32] = []
      var set = DeletedDocuments()
      for group in groups {
        for chunk in try column.chunks(ofGroup: Int(group)) {
          list.append(UInt32(truncatingIfNeeded: chunk))
          set.insert(chunk)
        }
      }
      chunkLists.append(list)
      chunkSets.append(set)
    }
    deadChunkLists = chunkLists
    deadChunkSets = chunkSets
    self.segment = segment
    deadDocuments = documents
    deadGroups = groups
    deadDocumentSet = documentSet
    deadGroupSet = groupSet
  }

  /// Whether a document is dead.
  func isDead(document: UInt32) -> Bool { deadDocumentSet.contains(Int(document)) }

  /// The chunks of a text field that dead groups consist of, ascending.
  func deadChunks(field: Int) -> [UInt32] { deadChunkLists[field] }

  /// Whether a chunk of a text field is dead.
  func isDead(chunk: UInt32, field: Int) -> Bool { deadChunkSets[field].contains(Int(chunk)) }

  /// Whether a group is dead.
  func isDead(group: UInt32) -> Bool { deadGroupSet.contains(Int(group)) }
}
