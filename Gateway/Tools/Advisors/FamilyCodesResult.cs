namespace Gateway.Tools.Advisors;

/// <summary>The families of the accounts.</summary>
internal sealed record FamilyCodesResult
{
    public required IReadOnlyList<FamilyCodeRow> Codes { get; init; }

    public required int Count { get; init; }
}
