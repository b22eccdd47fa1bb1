import Bulletins
import ChineseText

/// Diagnostics and region counts of a source as binary values.
///
/// Grammar, over the fields of ``FieldWriter``:
///
///     diagnostics = version:0x01 array(kind:string byte:signed detail:string)   byte: less the byte before
///     regions     = version:0x01 array(kind:optional(byte) bytes:unsigned)
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

  private static func open(_ bytes: [UInt8], item: String) throws(RecordError) -> FieldReader {
    var fields = FieldReader(bytes, item: item)
    let found = try fields.byte()
    guard found == version else { throw fields.damage(expected: "version \(version)", found: "\(found)") }
    return fields
  }
}
