using System.Diagnostics.CodeAnalysis;

namespace Gateway.Registry;

/// <summary>Arguments that mean the same in every tool: explained once to clients, and listed in each tool by their type only.</summary>
/// <param name="terms">In the order in which they are explained.</param>
public sealed class SharedTerms(params IReadOnlyList<SharedTerm> terms)
{
    /// <summary>Every tool's schema tells everything itself.</summary>
    public static SharedTerms None { get; } = new();

    public IReadOnlyList<SharedTerm> All { get; } = terms;

    /// <summary>Whether schemas are to be as short as can be.</summary>
    public bool Any => All.Count > 0;

    public bool TryGet(string argument, [NotNullWhen(true)] out SharedTerm? term)
    {
        term = All.FirstOrDefault(known => known.Name == argument);
        return term is not null;
    }
}
