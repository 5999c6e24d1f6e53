namespace Gateway.Tws.Model;

/// <summary>A source of news.</summary>
/// <param name="Code">What requests name it by, such as <c>BRFG</c>.</param>
public sealed record NewsProvider(string Code, string Name);
