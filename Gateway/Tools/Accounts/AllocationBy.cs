using System.Text.Json.Serialization;

namespace Gateway.Tools.Accounts;

/// <summary>By what an allocation groups.</summary>
internal enum AllocationBy
{
    [JsonStringEnumMemberName("assetClass")]
    AssetClass,

    [JsonStringEnumMemberName("currency")]
    Currency,

    [JsonStringEnumMemberName("sector")]
    Sector,

    [JsonStringEnumMemberName("symbol")]
    Symbol,
}
