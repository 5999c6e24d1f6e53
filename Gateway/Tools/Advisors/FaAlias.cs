namespace Gateway.Tools.Advisors;

/// <summary>An advisor's own name for an account.</summary>
internal sealed record FaAlias
{
    public required string Account { get; init; }

    public required string Alias { get; init; }
}
