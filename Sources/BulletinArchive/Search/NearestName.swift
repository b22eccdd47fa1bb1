/// Finds the name that was probably meant.
enum NearestName {
  /// The one of `names` that takes the fewest changes of a letter to become `written`; nil where even that is another
  /// word: palce → place, requirements → requirement, xyz → nil. The first of several.
  static func of(_ written: String, among names: [String]) -> String? {
    let wanted = Array(written.lowercased().unicodeScalars.prefix(64))
    let distances = names.map { (name: $0, distance: distance(wanted, Array($0.unicodeScalars))) }
    guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, best.name.unicodeScalars.count / 3) ? best.name : nil
  }

  /// How many letters are put in, left out, changed, or swapped with the next.
  private static func distance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
    var before: [Int] = []
    var last = Array(0...right.count)
    for (row, scalar) in left.enumerated() {
      var next = [row + 1]
      for (column, other) in right.enumerated() {
        var cost = min(last[column] + (scalar == other ? 0 : 1), last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
          cost = min(cost, before[column - 1] + 1)
        }
        next.append(cost)
      }
      (before, last) = (last, next)
    }
    return last[right.count]
  }
}
