namespace Gateway.Registry.Paging;

/// <summary>How the rows of an answer are written.</summary>
internal enum RowsFormat
{
    /// <summary>A list of objects.</summary>
    [JsonStringEnumMemberName("json")]
    Json,

    /// <summary>The names once in <c>columns</c>, then <c>rows</c> of values in that order; null where a row has no such value.</summary>
    [JsonStringEnumMemberName("compact")]
    Compact,

    /// <summary>A text as of RFC 4180 with a line of names.</summary>
    [JsonStringEnumMemberName("csv")]
    Csv,
}
