using Gateway.Tws.Messages.Orders;
using Gateway.Tws.Session;

namespace Gateway.Tws.Api.Orders;

/// <summary>What has become known of an order since somebody began to wait for it.</summary>
/// <param name="Acknowledged">It had a working or filled status at any time.</param>
/// <param name="Echo">The last open order message since then.</param>
/// <param name="Told">Any status or open order message came since then.</param>
/// <param name="Error">The last refusal since then.</param>
/// <param name="Notice">The last "cancelled" notice (202) since then.</param>
/// <param name="Lost">The session ended since then.</param>
internal readonly record struct OrderView(
    OrderEntry? Entry,
    bool Acknowledged,
    OpenOrderMessage? Echo,
    bool Told,
    TwsError? Error,
    TwsError? Notice,
    IReadOnlyList<TwsError> Warnings,
    TwsDisconnectedException? Lost);
