namespace Gateway.Tws.Model;

/// <summary>A named text: an algorithm's parameter, an option of a request, an instrument's foreign id.</summary>
public sealed record TagValue(string Tag, string Value);
