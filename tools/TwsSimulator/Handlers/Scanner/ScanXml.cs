using System.Xml.Linq;

namespace TwsSimulator.Handlers.Scanner;

/// <summary>The catalogue in the form of TWS's scanner parameters.</summary>
internal static class ScanXml
{
    public static string Text { get; } = new XElement(
        "ScanParameterResponse",
        new XElement("InstrumentList", Name("instrumentList"), ScanCatalog.Instruments.Select(Instrument)),
        new XElement("LocationTree", Name("locationTree"), LocationsIn("")),
        new XElement("ScanTypeList", Name("scanTypeList"), ScanCatalog.Codes.Select(Code)),
        new XElement("SettingList", Name("settingList")),
        new XElement(
            "FilterList",
            Name("filterList"),
            ScanCatalog.Filters.Select(Filter),
            new XElement(
                "SimpleFilter",
                new XElement("id", "STKTYPE"),
                new XElement("category", "General"),
                new XElement("access", "allowed"),
                new XElement(
                    "AbstractField",
                    new XAttribute("type", "scanner.filter.ComboField"),
                    new XElement("code", "stkTypes"),
                    new XElement("displayName", "Stock Type"),
                    new XElement("ComboValues", new[] { "inc:CORP", "inc:ETF", "exc:CORP", "exc:ETF" }.Select(Choice)))))).ToString(SaveOptions.None);

    private static XAttribute Name(string name) => new("varName", name);

    private static XElement Instrument(ScanInstrument one) => new(
        "Instrument",
        new XElement("name", one.Name),
        new XElement("type", one.Type),
        new XElement(
            "filters",
            string.Join(',', ScanCatalog.Filters.Where(filter => filter.Instruments.Split(',').Contains(one.Type)).Select(filter => filter.Id))),
        new XElement("group", one.Type + ".GLOBAL"));

    private static IEnumerable<XElement> LocationsIn(string parent) =>
        ScanCatalog.Locations.Where(one => one.Parent == parent).Select(one => new XElement(
        "Location",
        new XElement("displayName", one.Name),
        new XElement("locationCode", one.Code),
        new XElement("instruments", one.Instrument),
        new XElement("routeExchange", "SMART"),
        new XElement("access", "unrestricted"),
        LocationsIn(one.Code).ToList() is { Count: > 0 } inner ? new XElement("LocationTree", Name("locationTree"), inner) : null));

    private static XElement Code(ScanCode one) => new(
        "ScanType",
        new XElement("displayName", one.Name),
        new XElement("scanCode", one.Code),
        new XElement("instruments", one.Instruments),
        new XElement("absoluteColumns", "false"),
        new XElement("supportsSorting", "true"),
        new XElement("access", "unrestricted"));

    private static XElement Filter(ScanFilter one) => new(
        "RangeFilter",
        new XElement("id", one.Id),
        new XElement("category", "General"),
        new XElement("access", "allowed"),
        Field(one.Above, one.Name + " Above"),
        Field(one.Below, one.Name + " Below"));

    private static XElement Field(string code, string name) => new(
        "AbstractField",
        new XAttribute("type", "scanner.filter.DoubleField"),
        new XElement("code", code),
        new XElement("displayName", name),
        new XElement("dontAllowNegative", "false"));

    private static XElement Choice(string code) => new(
        "ComboValue", new XElement("code", code), new XElement("displayName", code), new XElement("default", "false"));
}
