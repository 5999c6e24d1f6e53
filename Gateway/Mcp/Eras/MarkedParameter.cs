namespace Gateway.Mcp.Eras;

/// <summary>An argument that a header must repeat.</summary>
/// <param name="Path">The names that lead to it from the arguments' root.</param>
internal sealed record MarkedParameter(string Header, string[] Path);
