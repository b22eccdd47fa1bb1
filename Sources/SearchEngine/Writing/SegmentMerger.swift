/// Makes one segment of several, without their dead documents. Answers do not change by it.
public enum SegmentMerger {
  /// Writes the live documents of `segments`, in their order, as the segment `name`.
  ///
  /// The segments must have the same schema. As in a snapshot, a group with a dead document is dead as a whole.
  public static func merge(
    _ segments: [(segment: IndexSegment, deleted: DeletedDocuments)], to directory: String, name: String,
    files: FileAccess = .posix
  ) throws(IndexError) -> SegmentDescription {
    precondition(!segments.isEmpty, "there is something to merge")
    let schema = segments[0].segment.schema
    precondition(segments.allSatisfy { $0.segment.schema == schema }, "only equal schemas merge")
    var sources: [Source] = []
    var columns = DocumentColumnsWriter(schema: schema)
    for (segment, deleted) in segments {
      sources.append(try Source(segment, deleted: deleted, columns: &columns))
    }
    guard columns.documentCount <= SegmentLayout.maximumDocuments else {
      throw .segmentFull(documents: columns.documentCount, bytes: 0)
    }
    var file = SegmentFileWriter(
      schema: schema, documentCount: columns.documentCount, groupCount: columns.groupCount)
    let documentCount = columns.documentCount
    columns.finish(into: &file)
    var starts = [[[Int]]](repeating: [], count: schema.textFields.count)
    for (index, field) in schema.textFields.enumerated() {
      if let outer = field.within {
        try mergeInnerTexts(sources, field, outerStarts: starts[outer], into: &file, index: index)
      } else {
        starts[index] = try mergeTexts(sources, field, into: &file, index: index)
      }
      for source in sources { source.segment.releasePages() }
    }
    for (index, field) in schema.termFields.enumerated() {
      var lengthCodes: [UInt8] = []
      if field.scored {
        for source in sources {
          let codes = try source.segment.lengthCodes(.terms(index))
          for document in source.live { lengthCodes.append(codes[document]) }
        }
      }
      let sum = lengthCodes.reduce(0) { $0 + LengthCode.decode($1) }
      let dictionary = try lengthCodes.withUnsafeBufferPointer { (codes) throws(IndexError) in
        try mergeDictionaries(
          sources.map { ($0.segment.dictionaries[index], $0.newNumbers) }, scored: field.scored,
          unitCount: documentCount,
          norms: field.scored ? UnitNorms(codes: codes, average: Double(sum) / Double(max(1, codes.count))) : nil
        ) { _, _, _ in }
      }
      try dictionary.finish(into: &file, index: index, kinds: .termField)
      if field.scored {
        file.addSection(.lengths, index: index, lengthCodes, count: lengthCodes.count, sum: sum)
      }
    }
    for index in schema.stringColumns.indices {
      var newOrdinals = sources.map { [UInt32](repeating: 0, count: $0.segment.strings[index].dictionary.count) }
      let dictionary = try mergeDictionaries(
        sources.map { ($0.segment.strings[index].dictionary, $0.newNumbers) }, scored: false,
        unitCount: documentCount, norms: nil
      ) { source, old, new in newOrdinals[source][old] = UInt32(truncatingIfNeeded: new) }
      try dictionary.finish(into: &file, index: index, kinds: .stringColumn)
      var ordinals = StringOrdinalsWriter()
      for (number, source) in sources.enumerated() {
        for document in source.live {
          var values: [UInt32] = []
          try source.segment.strings[index].forEachOrdinal(of: document) { (old) throws(IndexError) in
            values.append(newOrdinals[number][old])
          }
          ordinals.append(values)
        }
      }
      ordinals.finish(into: &file, index: index)
    }
    return try file.write(to: directory, name: name, files: files)
  }

  /// A segment and what becomes of its documents.
  private struct Source {
    let segment: IndexSegment
    /// Its live groups, ascending, each with its documents and their first new number.
    let groups: [(group: Int, documents: Range<Int>, first: Int)]
    /// Its live documents, ascending.
    let live: [Int]
    /// The new number of each document; `PostingCursor.end` for a dead one.
    let newNumbers: [UInt32]

    /// Takes over the columns of the live documents.
    init(_ segment: IndexSegment, deleted: DeletedDocuments, columns: inout DocumentColumnsWriter) throws(IndexError) {
      self.segment = segment
      var groups: [(group: Int, documents: Range<Int>, first: Int)] = []
      var live: [Int] = []
      var newNumbers = [UInt32](repeating: PostingCursor.end, count: segment.documentCount)
      for group in 0..<segment.groupCount {
        let documents = try segment.documents(ofGroup: group)
        if documents.contains(where: { deleted.contains($0) }) { continue }
        groups.append((group, documents, columns.documentCount))
        columns.beginGroup()
        for document in documents {
          newNumbers[document] = UInt32(truncatingIfNeeded: columns.documentCount)
          live.append(document)
          var integers: [Int64] = []
          for column in segment.integers { integers.append(try column[document]) }
          columns.append(integers: integers)
        }
      }
      self.groups = groups
      self.live = live
      self.newNumbers = newNumbers
    }
  }

  /// Merges one text field. Chunks follow from their groups, so only their numbers change. Gives for each source where
  /// the text of each live group begins now.
  private static func mergeTexts(
    _ sources: [Source], _ field: IndexSchema.TextField, into file: inout SegmentFileWriter, index: Int
  ) throws(IndexError) -> [[Int]] {
    // Reserved at once: an array that grows lies in memory twice while it moves.
    var writer = TextFieldWriter(field, byteCount: sources.reduce(0) { $0 + $1.segment.texts[index].byteCount })
    var chunkNumbers: [[UInt32]] = []
    var starts: [[Int]] = []
    for source in sources {
      let column = source.segment.texts[index]
      var groupStarts: [Int] = []
      groupStarts.reserveCapacity(source.groups.count)
      var numbers = [UInt32](repeating: PostingCursor.end, count: column.chunkCount)
      var chunk = 0
      for (group, documents, first) in source.groups {
        let text = try column.text(ofGroup: group)
        let numbersOfPieces = try column.pieces(ofGroup: group)
        let start = try column.range(ofPieces: numbersOfPieces).lowerBound
        var pieces: [IndexText.Piece] = []
        for number in numbersOfPieces {
          let piece = try column.piece(number)
          guard let document = piece.document else { continue }
          guard documents.contains(document), !piece.range.isEmpty else { throw column.damage }
          pieces.append(
            IndexText.Piece(
              piece.range.lowerBound - start..<piece.range.upperBound - start, document: document - documents.lowerBound
            )
          )
        }
        while chunk < column.chunkCount, try column.group(ofChunk: chunk) < group { chunk += 1 }
        var next = UInt32(truncatingIfNeeded: writer.chunkCount)
        let hasEdits = try column.hasEdits(group: group)
        let variant = hasEdits ? try column.variant(ofGroup: group).text : []
        groupStarts.append(writer.byteCount)
        let isFitting = variant.withUnsafeBytes { variant in
          writer.append(
            text, variant: hasEdits ? variant : nil, pieces: pieces, documents: first..<first + documents.count
          ) { _ in }
        }
        // A forged file may hold edits that its program would never have written.
        guard isFitting else { throw column.damage }
        while chunk < column.chunkCount, try column.group(ofChunk: chunk) == group {
          numbers[chunk] = next
          next += 1
          chunk += 1
        }
        guard next == writer.chunkCount else { throw column.damage }
      }
      chunkNumbers.append(numbers)
      starts.append(groupStarts)
      // The texts are the most of a segment; so only one of those to be merged is in memory at a time.
      source.segment.releasePages()
    }
    let dictionaries = sources.indices.map { (sources[$0].segment.texts[index].grams, chunkNumbers[$0]) }
    try writer.finish(into: &file, index: index) { (norms, chunkCount) throws(IndexError) in
      try mergeDictionaries(dictionaries, scored: true, unitCount: chunkCount, norms: norms) { _, _, _ in }
    }
    return starts
  }

  /// Merges one text field that lies within another, whose texts begin where `outerStarts` says.
  private static func mergeInnerTexts(
    _ sources: [Source], _ field: IndexSchema.TextField, outerStarts: [[Int]], into file: inout SegmentFileWriter,
    index: Int
  ) throws(IndexError) {
    var writer = InnerTextFieldWriter(field)
    for (source, starts) in zip(sources, outerStarts) {
      guard let column = source.segment.innerTexts[index] else { continue }
      for (place, (group, documents, first)) in source.groups.enumerated() {
        let outer = try column.outer.range(ofPieces: try column.outer.pieces(ofGroup: group))
        let own = try column.ownRange(ofGroup: group)
        var pieces: [IndexText.Piece] = []
        for number in try column.pieces(ofGroup: group) {
          let piece = try column.piece(number)
          let within = piece.isOwn ? own?.range ?? 0..<0 : outer
          guard documents.contains(piece.document), !piece.range.isEmpty,
            within.lowerBound <= piece.range.lowerBound, piece.range.upperBound <= within.upperBound
          else { throw column.damage }
          pieces.append(
            IndexText.Piece(
              piece.range.lowerBound - within.lowerBound..<piece.range.upperBound - within.lowerBound,
              document: piece.document - documents.lowerBound, isOuter: !piece.isOwn))
        }
        var text = UnsafeRawBufferPointer(start: nil, count: 0)
        var variant: [UInt8]?
        if let own {
          text = try column.ownBytes(own.range)
          variant = try column.ownVariant(own)?.text
        }
        let outerText = try column.outer.bytes(outer)
        func append(_ variant: UnsafeRawBufferPointer?) -> Bool {
          writer.append(
            text, variant: variant, pieces: pieces, documents: first..<first + documents.count, outer: outerText,
            outerStart: starts[place], isStray: own != nil)
        }
        // A forged file may hold edits that its program would never have written.
        guard variant?.withUnsafeBytes({ append($0) }) ?? append(nil) else { throw column.damage }
      }
    }
    writer.finish(into: &file, index: index)
  }

  /// Merges the dictionaries of one field. `renumbered` hears of each source's terms under which number they go on.
  private static func mergeDictionaries(
    _ sources: [(dictionary: TermDictionary, newNumbers: [UInt32])], scored: Bool, unitCount: Int, norms: UnitNorms?,
    renumbered: (_ source: Int, _ old: Int, _ new: Int) -> Void
  ) throws(IndexError) -> TermDictionaryWriter {
    var writer = TermDictionaryWriter(scored: scored, unitCount: unitCount)
    var cursors = sources.map { $0.dictionary.cursor() }
    var open: [Int] = []
    for source in sources.indices where try cursors[source].advance() { open.append(source) }
    var units: [UInt32] = []
    var frequencies: [UInt32] = []
    var ordinal = 0
    while let first = open.first {
      var least = cursors[first].term
      for source in open.dropFirst() where cursors[source].term.lexicographicallyPrecedes(least) {
        least = cursors[source].term
      }
      units.removeAll(keepingCapacity: true)
      frequencies.removeAll(keepingCapacity: true)
      var stillOpen: [Int] = []
      for source in open {
        guard cursors[source].term == least else {
          stillOpen.append(source)
          continue
        }
        renumbered(source, cursors[source].entry.ordinal, ordinal)
        let postings = try PostingCursor(sources[source].dictionary, cursors[source].entry)
        while postings.unit != PostingCursor.end {
          let oldUnits = postings.restOfBlock
          let oldFrequencies = try postings.frequenciesOfRest()
          for (position, old) in oldUnits.enumerated() {
            let new = sources[source].newNumbers[Int(old)]
            guard new != PostingCursor.end else { continue }
            units.append(new)
            frequencies.append(oldFrequencies[position])
          }
          try postings.advanceBlock()
        }
        if try cursors[source].advance() { stillOpen.append(source) }
      }
      open = stillOpen
      if units.isEmpty { continue }
      ordinal += 1
      least.withUnsafeBufferPointer { term in
        units.withUnsafeBufferPointer { units in
          frequencies.withUnsafeBufferPointer { frequencies in
            writer.append(term, units: units, frequencies: frequencies, norms: norms)
          }
        }
      }
    }
    return writer
  }
}
