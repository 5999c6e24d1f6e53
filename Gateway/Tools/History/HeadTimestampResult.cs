using Gateway.Tools.Contracts;

namespace Gateway.Tools.History;

/// <summary>When a contract's history begins.</summary>
internal sealed record HeadTimestampResult
{
    public required string Symbol { get; init; }

    public required ContractInfo Contract { get; init; }

    public required DateTimeOffset HeadTimestamp { get; init; }

    public required string WhatToShow { get; init; }

    public required bool UseRTH { get; init; }
}
