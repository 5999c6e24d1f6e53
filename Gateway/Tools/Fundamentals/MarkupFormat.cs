namespace Gateway.Tools.Fundamentals;

/// <summary>XML as it came, or made JSON.</summary>
internal enum MarkupFormat
{
    Json,
    Xml,
}
