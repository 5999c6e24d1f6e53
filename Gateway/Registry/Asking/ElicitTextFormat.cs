namespace Gateway.Registry.Asking;

/// <summary>What a text in a form must be.</summary>
public enum ElicitTextFormat
{
    Any,
    Email,
    Uri,
    Date,
    DateTime,
}
