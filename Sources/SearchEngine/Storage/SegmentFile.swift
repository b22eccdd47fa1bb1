import Synchronization

/// A mapped segment file: its table of contents, and its bytes, each page of which is checked when first touched.
final class SegmentFile: Sendable {
  /// The file's path, for errors.
  let path: String
  /// What the file says that its documents consist of.
  let schema: IndexSchema
  /// The number of documents.
  let documentCount: Int
  /// The number of groups.
  let groupCount: Int

  private let mapping: MappedFile
  private let sections: [SegmentLayout.SectionName: SegmentLayout.SectionEntry]
  /// The bytes that pages cover: everything before the table of contents.
  private let pagedLength: Int
  private let pageChecksums: [UInt64]
  // Sound to share: the pointer never changes, and what it points at is only touched atomically.
  /// For each page 1 once it was checked, and one element more.
  nonisolated(unsafe) let pageStates: UnsafeMutablePointer<Atomic<UInt8>>

  /// Maps the file, checks its length, signature, version, table of contents and identity.
  init(
    directory: String, description: SegmentDescription, files: FileAccess
  ) throws(IndexError) {
    let path = directory + "/" + description.fileName
    let mapping = try files.map(path)
    let bytes = mapping.bytes
    guard bytes.count == description.byteCount,
      bytes.count >= SegmentLayout.headerLength + SegmentLayout.footerLength
    else {
      throw .damaged(path: path, .length, offset: min(bytes.count, description.byteCount))
    }
    var header = ByteReader(bytes, damage: .damaged(path: path, .signature, offset: 0))
    guard try header.bytes(SegmentLayout.signature.count).elementsEqual(SegmentLayout.signature) else {
      throw .damaged(path: path, .signature, offset: 0)
    }
    let version = try header.uint32()
    guard version == SegmentLayout.version else { throw .unknownVersion(path: path, found: version) }

    let footerStart = bytes.count - SegmentLayout.footerLength
    let footerDamage = IndexError.damaged(path: path, .checksum, offset: footerStart)
    let footerBytes = UnsafeRawBufferPointer(rebasing: bytes[footerStart...])
    var footer = ByteReader(footerBytes, damage: footerDamage)
    let contentsStart = try footer.uint64()
    let contentsLength = try footer.uint64()
    let contentsChecksum = try footer.uint64()
    guard try footer.uint64() == Checksum.xxh64(UnsafeRawBufferPointer(rebasing: footerBytes[..<24])),
      contentsStart <= UInt64(footerStart), contentsStart + min(contentsLength, 1 << 48) == UInt64(footerStart)
    else { throw footerDamage }
    let contents = UnsafeRawBufferPointer(rebasing: bytes[Int(contentsStart)..<footerStart])
    guard Checksum.xxh64(contents) == contentsChecksum else {
      throw .damaged(path: path, .checksum, offset: Int(contentsStart))
    }
    guard contentsChecksum == description.checksum else {
      throw .damaged(path: path, .identity, offset: footerStart + 16)
    }

    let structureDamage = IndexError.damaged(path: path, .structure, offset: Int(contentsStart))
    var reader = ByteReader(contents, damage: structureDamage)
    documentCount = try reader.varint()
    groupCount = try reader.varint()
    schema = try IndexSchema(from: &reader)
    guard documentCount == description.documentCount, documentCount <= SegmentLayout.maximumDocuments,
      groupCount <= documentCount
    else { throw structureDamage }
    var sections: [SegmentLayout.SectionName: SegmentLayout.SectionEntry] = [:]
    for _ in 0..<(try reader.varint()) {
      guard let kind = SegmentLayout.SectionKind(rawValue: try reader.byte()) else { throw structureDamage }
      let name = SegmentLayout.SectionName(kind: kind, index: try reader.varint())
      let entry = SegmentLayout.SectionEntry(
        offset: try reader.varint(), length: try reader.varint(), count: try reader.varint(),
        sum: try reader.varint())
      guard entry.offset <= Int(contentsStart), entry.length <= Int(contentsStart) - entry.offset else {
        throw structureDamage
      }
      sections[name] = entry
    }
    var checksums: [UInt64] = []
    let pageCount = (Int(contentsStart) + SegmentLayout.pageLength - 1) / SegmentLayout.pageLength
    guard try reader.varint() == pageCount else { throw structureDamage }
    checksums.reserveCapacity(pageCount)
    for _ in 0..<pageCount { checksums.append(try reader.uint64()) }
    try reader.finish()

    self.path = path
    self.mapping = mapping
    self.sections = sections
    pagedLength = Int(contentsStart)
    pageChecksums = checksums
    pageStates = .allocate(capacity: pageCount + 1)
    // Sound: every element is initialised here, before anyone sees the pointer, and deinitialised in `deinit`.
    for page in 0...pageCount { (pageStates + page).initialize(to: Atomic(0)) }
  }

  deinit {
    pageStates.deinitialize(count: pageChecksums.count + 1)
    pageStates.deallocate()
  }

  /// The section of that name.
  func section(_ kind: SegmentLayout.SectionKind, index: Int = 0) throws(IndexError) -> FileSection {
    guard let entry = sections[SegmentLayout.SectionName(kind: kind, index: index)],
      let base = mapping.bytes.baseAddress
    else { throw .damaged(path: path, .structure, offset: pagedLength) }
    return FileSection(file: self, base: base + entry.offset, entry: entry)
  }

  /// How many bytes each kind of section takes, by name; fields are told apart by their numbers.
  var sectionBytes: [String: Int] {
    var bytes: [String: Int] = [:]
    for (name, entry) in sections { bytes["\(name.kind) \(name.index)"] = entry.length }
    return bytes
  }

  /// Checks every page again, also those checked before.
  func verifyAllPages() throws(IndexError) {
    for page in pageChecksums.indices { try verifyPage(page) }
  }

  /// Gives back the memory that reading has filled; pages stay checked.
  func releasePages() { mapping.releasePages() }

  /// The error for bytes that make no sense at this offset of the file.
  func structureDamage(at offset: Int) -> IndexError { .damaged(path: path, .structure, offset: offset) }

  /// Checks a page, and remembers that it is whole.
  @inline(never)
  func verifyPage(_ page: Int) throws(IndexError) {
    let start = page * SegmentLayout.pageLength
    // The page after the last has no bytes; an empty section at the end of the paged bytes touches it.
    guard page < pageChecksums.count else { return }
    let end = min(start + SegmentLayout.pageLength, pagedLength)
    let bytes = UnsafeRawBufferPointer(rebasing: mapping.bytes[start..<end])
    guard Checksum.xxh64(bytes) == pageChecksums[page] else { throw .damaged(path: path, .checksum, offset: start) }
    pageStates[page].store(1, ordering: .relaxed)
  }
}
