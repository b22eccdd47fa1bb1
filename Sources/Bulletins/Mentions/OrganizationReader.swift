package import ChineseText

/// Finds the organisations that a text names.
package struct OrganizationReader: Sendable {
  private let gazetteer: Gazetteer

  /// A reader that knows the places of `gazetteer`.
  package init(gazetteer: Gazetteer = .standard) { self.gazetteer = gazetteer }

  /// The organisations in the scalars of `region`, ascending.
  package func organizations(
    in text: ScalarText, region: Range<Int>, articlePlace: Place?, hints: OrganizationHints = OrganizationHints()
  ) -> [Organization] { [] }
}
