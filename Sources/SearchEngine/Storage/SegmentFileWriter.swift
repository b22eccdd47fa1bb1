/// Puts the sections of a segment together and writes the file.
///
/// The format, version 4. Fixed-width numbers are little-endian, `varint` is LEB128, `string` is a varint length and
/// bytes, `packed` is defined in `PackedIntegersWriter.swift`, the contents of term sections in
/// `TermDictionaryWriter.swift`, of postings in `PostingsWriter.swift`, of texts in `TextFieldWriter.swift`.
///
///     file      = signature version:u32 section* contents footer
///     signature = "yishiseg"
///     section   = packed | terms | blocks | postings | edits | bytes      (as its entry's kind says; no padding between)
///     contents  = documents:varint groups:varint schema sections pages
///     schema    = fields:varint (name:string flags:u8)*      flags: 1 scored
///                 texts:varint (name:string flags:u8 outer:varint?)*     flags: 1 varied, 2 within the field `outer`
///                 integers:varint name:string*  strings:varint name:string*
///     sections  = number:varint (kind:u8 index:varint offset:varint length:varint count:varint sum:varint)*
///     pages     = number:varint checksum:u64*      XXH64 of each 16384 bytes before the contents; the last is shorter
///     footer    = offset:u64 length:u64 checksum:u64      of the contents, XXH64
///                 checksum:u64                            XXH64 of the footer's first 24 bytes
///
/// So every byte of the file is under some checksum, and the checksum of the contents stands for the whole file.
struct SegmentFileWriter {
  private let schema: IndexSchema
  private let documentCount: Int
  private let groupCount: Int
  private var parts: [[UInt8]] = []
  private var length = 0
  private var sections: [(name: SegmentLayout.SectionName, entry: SegmentLayout.SectionEntry)] = []

  /// A file without sections.
  init(schema: IndexSchema, documentCount: Int, groupCount: Int) {
    self.schema = schema
    self.documentCount = documentCount
    self.groupCount = groupCount
    var header = ByteWriter()
    header.append(contentsOf: SegmentLayout.signature)
    header.append(SegmentLayout.version)
    append(header.bytes)
  }

  /// Adds a section.
  mutating func addSection(
    _ kind: SegmentLayout.SectionKind, index: Int = 0, _ bytes: [UInt8], count: Int, sum: Int = 0
  ) {
    let entry = SegmentLayout.SectionEntry(offset: length, length: bytes.count, count: count, sum: sum)
    sections.append((SegmentLayout.SectionName(kind: kind, index: index), entry))
    append(bytes)
  }

  /// Writes the file, so that it stands whole under its name or not at all.
  func write(to directory: String, name: String, files: FileAccess) throws(IndexError) -> SegmentDescription {
    let contents = encodedContents()
    let checksum = Checksum.xxh64(contents)
    var footer = ByteWriter()
    footer.append(UInt64(length))
    footer.append(UInt64(contents.count))
    footer.append(checksum)
    footer.append(Checksum.xxh64(footer.bytes))
    let description = SegmentDescription(
      name: name, documentCount: documentCount, byteCount: length + contents.count + footer.count, checksum: checksum)
    try files.writeDurably(parts + [contents, footer.bytes], directory: directory, fileName: description.fileName)
    return description
  }

  private mutating func append(_ bytes: [UInt8]) {
    if !bytes.isEmpty { parts.append(bytes) }
    length += bytes.count
  }

  private func encodedContents() -> [UInt8] {
    var writer = ByteWriter()
    writer.appendVarint(documentCount)
    writer.appendVarint(groupCount)
    schema.encode(to: &writer)
    writer.appendVarint(sections.count)
    for (name, entry) in sections {
      writer.append(name.kind.rawValue)
      writer.appendVarint(name.index)
      writer.appendVarint(entry.offset)
      writer.appendVarint(entry.length)
      writer.appendVarint(entry.count)
      writer.appendVarint(entry.sum)
    }
    let checksums = pageChecksums()
    writer.appendVarint(checksums.count)
    for checksum in checksums { writer.append(checksum) }
    return writer.bytes
  }

  private func pageChecksums() -> [UInt64] {
    var checksums: [UInt64] = []
    var page: [UInt8] = []
    page.reserveCapacity(SegmentLayout.pageLength)
    for part in parts {
      var offset = 0
      while offset < part.count {
        let count = min(SegmentLayout.pageLength - page.count, part.count - offset)
        page.append(contentsOf: part[offset..<offset + count])
        offset += count
        if page.count == SegmentLayout.pageLength {
          checksums.append(Checksum.xxh64(page))
          page.removeAll(keepingCapacity: true)
        }
      }
    }
    if !page.isEmpty { checksums.append(Checksum.xxh64(page)) }
    return checksums
  }
}
