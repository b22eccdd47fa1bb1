package import ChineseText

extension Gazetteer {
  /// The names of divisions, full, short and former, that sound so: ganzi → 甘孜. O(names).
  package func names(sounding sound: PinyinSound, by reader: PinyinReader = PinyinReader()) -> [String] {
    var names: Set<String> = []
    forEachName { name in
      guard reader.sounds(name, like: sound) else { return }
      names.insert(String(String.UnicodeScalarView(name.compactMap(Unicode.Scalar.init))))
    }
    return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  /// The divisions with such a name, by code: shanxi → 山西省, 陕西省 and others.
  package func places(sounding sound: PinyinSound) -> [Place] {
    var places: [String: Place] = [:]
    for name in names(sounding: sound) {
      for place in self.places(named: name) { places[place.code] = place }
    }
    return places.values.sorted { $0.code < $1.code }
  }
}
