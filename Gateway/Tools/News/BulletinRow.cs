using System.ComponentModel;
using Gateway.Tws.Api.News;

namespace Gateway.Tools.News;

/// <summary>One bulletin.</summary>
internal sealed record BulletinRow
{
    public required int MsgId { get; init; }

    [Description("1 text; 2 and 3: an exchange is or is no longer available, as the text says.")]
    public required int MsgType { get; init; }

    public required string Message { get; init; }

    [Description("The exchange that it comes from.")]
    public string? OrigExchange { get; init; }

    public static BulletinRow Of(NewsBulletin bulletin) =>
        new() { MsgId = bulletin.Id, MsgType = bulletin.Type, Message = bulletin.Text, OrigExchange = bulletin.Exchange.OrNull() };
}
