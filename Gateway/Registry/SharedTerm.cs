namespace Gateway.Registry;

/// <summary>An argument that means the same wherever it occurs.</summary>
/// <param name="Meaning">Said after the name, such as "the most rows of an answer".</param>
/// <param name="Listed">Whether tools list it; one that is not is taken nevertheless.</param>
public sealed record SharedTerm(string Name, string Meaning, bool Listed = true);
