namespace Gateway.Tools.Options;

/// <summary>One strike with its call and put, as far as they exist and were asked for.</summary>
internal sealed record ChainRow
{
    public required decimal Strike { get; init; }

    public OptionSide? Call { get; init; }

    public OptionSide? Put { get; init; }
}
