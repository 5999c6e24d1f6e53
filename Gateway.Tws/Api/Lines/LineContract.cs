using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Lines;

/// <summary>The key under which equal contracts share a subscription.</summary>
internal static class LineContract
{
    /// <summary>A contract id and an exchange identify the instrument: other fields do not make a separate subscription.</summary>
    public static Contract KeyOf(Contract contract) => contract.ConId > 0
        ? new Contract { ConId = contract.ConId, Exchange = contract.Exchange, DeltaNeutralContract = contract.DeltaNeutralContract }
        : contract;
}
