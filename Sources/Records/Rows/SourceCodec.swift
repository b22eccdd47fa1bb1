import Bulletins
import ChineseText

/// Diagnostics and region counts of a source as binary values.
///
/// Grammar, over the fields of ``FieldWriter``:
///
///     diagnostics = version:0x01 array(kind:string byte:signed detail:string)   byte: less the byte before
///     regions     = version:0x01 array(kind:optional(byte) bytes:unsigned)
///     sealed      = 0x02 regions checksum:u64      in the database, see ``RowSeal``; regions alone are of an older archive
enum SourceCodec {
  private static let version: UInt8 = 1

  /// The stored form of `diagnostics`.
  static func encode(_ diagnostics: [TextDiagnostic]) -> [UInt8] {
    var out = FieldWriter()
    out.byte(version)
    var previous = 0
    out.array(diagnostics) { out, diagnostic in
      out.string(diagnostic.kind.rawValue)
      out.signed(diagnostic.byte - previous)
      out.string(diagnostic.detail)
      previous = diagnostic.byte
    }
    return out.bytes
  }

  /// The stored form of `regions`.
  static func encode(_ regions: [SourceRecord.RegionCount]) -> [UInt8] {
    var out = FieldWriter()
    out.byte(version)
    out.array(regions) { out, region in
      out.optional(region.kind) { $0.code($1, in: WireCodes.regions) }
      out.unsigned(region.bytes)
    }
    return out.bytes
  }

  /// Reads diagnostics; `item` names the source in errors.
  static func diagnostics(_ bytes: [UInt8], item: String) throws(RecordError) -> [TextDiagnostic] {
    var fields = try open(bytes, item: item)
    var previous = 0
    let result = try fields.array { (fields) throws(RecordError) in
      let name = try fields.string()
      guard let kind = TextDiagnostic.Kind(rawValue: name) else {
        throw fields.damage(expected: "a kind of diagnostic", found: name)
      }
      previous = try fields.sum(previous, try fields.signed())
      return TextDiagnostic(kind: kind, byte: previous, detail: try fields.string())
    }
    try fields.finish()
    return result
  }

  /// Reads region counts; `item` names the source in errors.
  static func regions(_ bytes: [UInt8], item: String) throws(RecordError) -> [SourceRecord.RegionCount] {
    var fields = try open(bytes, item: item)
    let result = try fields.array { (fields) throws(RecordError) in
      let kind = try fields.optional { (fields) throws(RecordError) in try fields.code(in: WireCodes.regions) }
      let bytes = try fields.unsigned(atMost: Int(RecordStore.limit), "a size")
      return SourceRecord.RegionCount(kind: kind, bytes: bytes)
    }
    try fields.finish()
    return result
  }

  private static let sealed: UInt8 = 2

  /// The regions of `source` as they are stored, with the seal of its row.
  static func sealedRegions(_ source: SourceRecord) -> [UInt8] {
    let regions = encode(source.regions)
    return [sealed] + seal(source, regions).sealing(regions)
  }

  /// `source`, which has all but its regions, with those of the stored form; throws where its row's seal is broken.
  static func completing(
    _ source: SourceRecord, sealedRegions stored: [UInt8], item: String
  ) throws(RecordError) -> SourceRecord {
    var source = source
    var regions = stored
    if stored.first == sealed {
      regions = Array(stored.dropFirst())
      regions = try seal(source, Array(regions.dropLast(RowSeal.length))).opening(regions, item: item)
    }
    source.regions = try self.regions(regions, item: item)
    return source
  }

  private static func seal(_ source: SourceRecord, _ regions: [UInt8]) -> RowSeal {
    var seal = RowSeal()
    seal.add(source.digest[...])
    seal.add(source.encoding)
    seal.add(source.byteCount)
    seal.add(source.readingKey)
    seal.add(source.rulesVersion)
    seal.add(encode(source.diagnostics)[...])
    seal.add(regions[...])
    return seal
  }

  private static func open(_ bytes: [UInt8], item: String) throws(RecordError) -> FieldReader {
    var fields = FieldReader(bytes, item: item)
    let found = try fields.byte()
    guard found == version else { throw fields.damage(expected: "version \(version)", found: "\(found)") }
    return fields
  }
}
