using Gateway.Instruments.Contracts;

namespace Gateway.Tools.Streams;

/// <summary>A stream that is read as a resource.</summary>
internal sealed record ResourceStreamResult
{
    [Description("subscribed, already_subscribed, unsubscribed or not_subscribed.")]
    public required string Status { get; init; }

    [JsonPropertyName("resource_uri")]
    [Description("Read it with resources/read, or subscribe to it.")]
    public string? ResourceUri { get; init; }

    [JsonPropertyName("resource_id")]
    public string? ResourceId { get; init; }

    public required string Message { get; init; }

    public ContractInfo? Contract { get; init; }

    public string? Account { get; init; }

    [Description("For ibkr_read_stream and ibkr_wait_for.")]
    public string? StreamId { get; init; }
}
