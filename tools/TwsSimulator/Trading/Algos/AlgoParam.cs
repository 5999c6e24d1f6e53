namespace TwsSimulator.Trading.Algos;

/// <summary>A parameter of an algorithm: its tag and its valid values.</summary>
internal sealed record AlgoParam(string Tag, Func<string, bool> Takes)
{
    public bool Required { get; init; }
}
