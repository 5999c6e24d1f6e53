using Gateway.Instruments;
using Gateway.Tws.Api.News;

namespace Gateway.Feeds.Kinds;

/// <summary>A bulletin of IB or an exchange.</summary>
internal sealed record BulletinView
{
    public required int MsgId { get; init; }

    /// <summary>1: text; 2 and 3: an exchange is or is no longer available.</summary>
    public required int MsgType { get; init; }

    public required string Message { get; init; }

    public string? OrigExchange { get; init; }

    public static BulletinView Of(NewsBulletin bulletin) => new()
    {
        MsgId = bulletin.Id,
        MsgType = bulletin.Type,
        Message = bulletin.Text,
        OrigExchange = bulletin.Exchange.OrNull(),
    };
}
