using Gateway.Tools.Contracts;
using Gateway.Tws.Model;

namespace Gateway.Tools.History;

/// <summary>What bars of a contract can be made of.</summary>
internal static class WhatToShows
{
    /// <summary>Forex has no trades, and IB calls those of crypto currencies otherwise: asked for TRADES, it answers both with an error only.</summary>
    public static WhatToShow For(Contract contract, WhatToShow asked) => (asked, contract.SecType) switch
    {
        (WhatToShow.Trades, SecTypes.Cash) => WhatToShow.Midpoint,
        (WhatToShow.Trades, SecTypes.Crypto) => WhatToShow.AggTrades,
        _ => asked,
    };
}
