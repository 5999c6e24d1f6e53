using System.Xml;
using System.Xml.Linq;
using Gateway.Instruments;

namespace Gateway.Tools.Scanner;

/// <summary>The instruments, locations, scans and filters of TWS's scanner parameters.</summary>
internal sealed class ScanCatalog
{
    private ScanCatalog(XElement root)
    {
        var kinds = root.Elements("InstrumentList").Elements("Instrument").ToList();
        Instruments = [.. kinds.Select(one => Entry(one, "type", "name"))];
        Locations = [.. root.Elements("LocationTree").Elements("Location").SelectMany(one => Branch(one, null))];
        Scans = [.. root.Elements("ScanTypeList").Elements("ScanType")
            .Select(one => Entry(one, "scanCode", "displayName") with { Instruments = Text(one, "instruments") })];
        Filters = [.. root.Elements("FilterList").Elements().SelectMany(one => FilterFields(one, kinds))];
    }

    public IReadOnlyList<ScanEntry> Scans { get; }

    public IReadOnlyList<ScanEntry> Instruments { get; }

    public IReadOnlyList<ScanEntry> Locations { get; }

    public IReadOnlyList<ScanEntry> Filters { get; }

    public IReadOnlyList<ScanEntry> Of(ScanSection section) => section switch
    {
        ScanSection.Scans => Scans,
        ScanSection.Instruments => Instruments,
        ScanSection.Locations => Locations,
        _ => Filters,
    };

    /// <exception cref="XmlException">The text is no XML.</exception>
    public static ScanCatalog Parse(string xml) => new(XElement.Parse(xml));

    private static IEnumerable<ScanEntry> Branch(XElement location, string? parent)
    {
        var entry = Entry(location, "locationCode", "displayName") with { Instruments = Text(location, "instruments"), Parent = parent };
        return [entry, .. location.Elements("LocationTree").Elements("Location").SelectMany(one => Branch(one, entry.Code))];
    }

    /// <summary>One filter has a code for each of its bounds; which instruments take it stands with the instruments.</summary>
    private static IEnumerable<ScanEntry> FilterFields(XElement filter, List<XElement> kinds)
    {
        var id = Text(filter, "id");
        var takers = kinds.Where(kind => Text(kind, "filters")?.Split(',').Contains(id) == true).Select(kind => Text(kind, "type"));
        var instruments = string.Join(',', takers);
        return filter.Elements("AbstractField").Select(field => Entry(field, "code", "displayName") with
        {
            Instruments = instruments.OrNull(),
            Choices = string.Join(',', field.Elements("ComboValues").Elements("ComboValue").Select(choice => Text(choice, "code"))).OrNull(),
        });
    }

    private static ScanEntry Entry(XElement element, string code, string name) =>
        new() { Code = Text(element, code) ?? string.Empty, Name = Text(element, name) ?? string.Empty, Element = element };

    private static string? Text(XElement element, string child) => element.Element(child)?.Value.Trim().OrNull();
}
