extension IndexSchema {
  /// Writes the schema as the grammar in `SegmentFileWriter.swift` says.
  func encode(to writer: inout ByteWriter) {
    writer.appendVarint(termFields.count)
    for field in termFields {
      writer.appendString(field.name.utf8)
      writer.append(UInt8(field.scored ? 1 : 0))
    }
    writer.appendVarint(textFields.count)
    for field in textFields {
      writer.appendString(field.name.utf8)
      writer.append(UInt8((field.varied ? 1 : 0) | (field.within == nil ? 0 : 2)))
      if let within = field.within { writer.appendVarint(within) }
    }
    for names in [integerColumns, stringColumns] {
      writer.appendVarint(names.count)
      for name in names { writer.appendString(name.utf8) }
    }
  }

  /// Reads what ``encode(to:)`` wrote.
  init(from reader: inout ByteReader) throws(IndexError) {
    self.init()
    for _ in 0..<(try reader.varint()) {
      let name = String(decoding: try reader.string(), as: UTF8.self)
      let flags = try reader.byte()
      termFields.append(TermField(name: name, scored: flags & 1 != 0))
    }
    for _ in 0..<(try reader.varint()) {
      let name = String(decoding: try reader.string(), as: UTF8.self)
      let flags = try reader.byte()
      let within = flags & 2 != 0 ? try reader.varint() : nil
      textFields.append(TextField(name: name, varied: flags & 1 != 0, within: within))
    }
    for _ in 0..<(try reader.varint()) {
      integerColumns.append(String(decoding: try reader.string(), as: UTF8.self))
    }
    for _ in 0..<(try reader.varint()) {
      stringColumns.append(String(decoding: try reader.string(), as: UTF8.self))
    }
  }
}
