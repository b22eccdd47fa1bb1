package import Bulletins
package import ChineseText

/// What is kept of a source file besides its articles.
package struct SourceRecord: Sendable, Hashable {
  /// The SHA-256 of the file's bytes; 32 bytes.
  package var digest: [UInt8]
  /// The name of the encoding that it was read in (`GB18030`).
  package var encoding: String
  /// The number of bytes.
  package var byteCount: Int
  /// What was wrong with it, ascending by byte.
  package var diagnostics: [TextDiagnostic]
  /// The reading options in one canonical line, to be compared only.
  package var readingKey: String
  /// The version of the rules that read it.
  package var rulesVersion: Int
  /// How many of the source's bytes each part of the document holds.
  package var regions: [RegionCount]

  /// The bytes of a source that one kind of region holds.
  package struct RegionCount: Sendable, Hashable {
    /// The kind; nil for text that no rule has taken for anything.
    package var kind: ParsedBulletin.Region.Kind?
    /// The number of bytes.
    package var bytes: Int

    /// `bytes` bytes of `kind`.
    package init(kind: ParsedBulletin.Region.Kind?, bytes: Int) {
      self.kind = kind
      self.bytes = bytes
    }
  }

  /// A source as it was read.
  package init(
    digest: [UInt8], encoding: String, byteCount: Int, diagnostics: [TextDiagnostic], readingKey: String,
    rulesVersion: Int, regions: [RegionCount]
  ) {
    self.digest = digest
    self.encoding = encoding
    self.byteCount = byteCount
    self.diagnostics = diagnostics
    self.readingKey = readingKey
    self.rulesVersion = rulesVersion
    self.regions = regions
  }

  /// Adds what `part`, a further part of the same source, gave: diagnostics and regions.
  package mutating func add(_ part: SourceRecord) {
    diagnostics += part.diagnostics
    for region in part.regions {
      if let index = regions.firstIndex(where: { $0.kind == region.kind }) {
        regions[index].bytes += region.bytes
      } else {
        regions.append(region)
      }
    }
  }

  /// The digest in hexadecimal.
  package var sha256: String { Self.hexadecimal(digest) }

  /// The first twelve hexadecimal digits of the digest: what every id begins with.
  package var shortDigest: String { Self.hexadecimal(digest.prefix(6)) }

  /// `bytes` in lower-case hexadecimal.
  package static func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var result: [UInt8] = []
    for byte in bytes {
      result.append(digits[Int(byte >> 4)])
      result.append(digits[Int(byte & 15)])
    }
    return String(decoding: result, as: UTF8.self)
  }
}
