using System.Text.Json.Serialization;

namespace Gateway.Tools.Scanner;

/// <summary>Which stocks a scan keeps.</summary>
internal enum StockTypeFilter
{
    [JsonStringEnumMemberName("ALL")]
    All,

    [JsonStringEnumMemberName("CORP")]
    Corp,

    [JsonStringEnumMemberName("ADR")]
    Adr,

    [JsonStringEnumMemberName("ETF")]
    Etf,

    [JsonStringEnumMemberName("REIT")]
    Reit,

    [JsonStringEnumMemberName("CEF")]
    Cef,
}
