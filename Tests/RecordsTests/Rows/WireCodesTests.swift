import Bulletins
import ChineseText
import Testing

@testable import Records

@Suite struct WireCodesTests {
  @Test func `every value has a code, and none has two`() {
    #expect(
      Set(WireCodes.families) == Set(ListFamily.allCases) && WireCodes.families.count == ListFamily.allCases.count)
    #expect(Set(WireCodes.listRoles) == Set(ListRole.allCases) && WireCodes.listRoles.count == ListRole.allCases.count)
    #expect(Set(WireCodes.checks) == Set(AnnouncementCheck.allCases))
    #expect(Set(WireCodes.placeLevels) == Set(Place.Level.allCases))
    #expect(Set(WireCodes.organizationRoles) == Set(Organization.Role.allCases))
    #expect(Set(WireCodes.dateParts) == Set(DatePart.allCases))
    #expect(Set(WireCodes.figureKinds) == Set(Figure.Kind.allCases))
    #expect(Set(WireCodes.approximations) == Set(Figure.Approximation.allCases))
    #expect(Set(WireCodes.changes) == Set(Figure.Change.allCases))
    #expect(Set(WireCodes.comparisons) == Set(Figure.Comparison.Kind.allCases))
    #expect(Set(WireCodes.regions) == Set(ParsedBulletin.Region.Kind.allCases))
  }
}
