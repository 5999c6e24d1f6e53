namespace Gateway.Configuration;

/// <summary>Messages to a person's phone or another program about orders, approvals, halts and outages.</summary>
internal sealed record NotifyOptions : IValidatableObject
{
    [Setting("NOTIFY_URL", Secret = true, Example = "https://ntfy.sh/a-long-random-topic"), HttpUrl]
    [Description("Address that gets messages about orders, approvals, halts and outages: a topic of ntfy, or any webhook. None are sent without it.")]
    public string? Url { get; init; }

    [Setting("NOTIFY_URL_FILE", Example = "/run/secrets/notify_url"), ExistingFile]
    [Description("File that holds the address, as an alternative to NOTIFY_URL.")]
    public string? UrlFile { get; init; }

    [Setting("NOTIFY_FORMAT")]
    [Description(
        "Ntfy: the message goes to the server of the address as ntfy's JSON, for the topic that the address ends with. Json: the same JSON goes to "
        + "the address itself.")]
    public NotifyFormat Format { get; init; } = NotifyFormat.Ntfy;

    [Setting("NOTIFY_EVENTS", Example = "halt,outages"), NotifyEvents]
    [Description(
        "Subjects of the messages: orders (filled, rejected, unknown, not found, one key twice), approvals, halt, outages (longer than a "
        + "minute). All if it is empty.")]
    public IReadOnlyList<string> Events { get; init; } = [];

    /// <summary>The address; null when there is none.</summary>
    public Uri? Address => Text is { } text && Uri.TryCreate(text, UriKind.Absolute, out var address) ? address : null;

    private string? Text => Url ?? (UrlFile is { } file ? File.ReadAllText(file).Trim() : null);

    public bool Tells(NotifyEvent kind) =>
        Events.Count == 0 || Events.Contains(kind.ToString(), StringComparer.OrdinalIgnoreCase);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Url is not null && UrlFile is not null)
            yield return new ValidationResult("must not be set together with NOTIFY_URL", [nameof(UrlFile)]);
        var source = Url is null ? nameof(UrlFile) : nameof(Url);
        if (Text is null)
            yield break;
        if (Address is not { Scheme: "http" or "https" } address)
            yield return new ValidationResult("must hold a URL that begins with http:// or https://", [source]);
        else if (Format == NotifyFormat.Ntfy && address.AbsolutePath.EndsWith('/'))
            yield return new ValidationResult("must end with a topic, as ntfy's addresses do; for another webhook set NOTIFY_FORMAT=Json", [source]);
    }
}

/// <summary>What messages are about.</summary>
internal enum NotifyEvent
{
    /// <summary>An order filled, was rejected, is unknown or cannot be found; or one key has two orders.</summary>
    Orders,

    /// <summary>An order waits for a person, or somebody guesses codes.</summary>
    Approvals,

    /// <summary>Trading was halted or resumed.</summary>
    Halt,

    /// <summary>TWS, or its link to IB, is away for more than a minute, or back.</summary>
    Outages,
}

/// <summary>How messages are posted.</summary>
public enum NotifyFormat
{
    /// <summary>ntfy's JSON, at the root of its server.</summary>
    Ntfy,

    /// <summary>The same JSON, at the address itself.</summary>
    Json,
}

/// <summary>A list of kinds of messages.</summary>
[AttributeUsage(AttributeTargets.Property)]
internal sealed class NotifyEventsAttribute() : ValidationAttribute(
    "a list of " + string.Join(", ", Enum.GetNames<NotifyEvent>().Select(name => name.ToLowerInvariant())) + ", separated by commas")
{
    public override bool IsValid(object? value) => value is not IReadOnlyList<string> names
        || names.All(name => Enum.GetNames<NotifyEvent>().Contains(name, StringComparer.OrdinalIgnoreCase));
}
