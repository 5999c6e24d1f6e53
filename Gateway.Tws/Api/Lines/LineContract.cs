using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Lines;

/// <summary>When two contracts mean the same subscription.</summary>
internal static class LineContract
{
    /// <summary>A contract id and an exchange name the instrument; what else the caller wrote does not make another subscription of it.</summary>
    public static Contract KeyOf(Contract contract) => contract.ConId > 0
        ? new Contract { ConId = contract.ConId, Exchange = contract.Exchange, DeltaNeutralContract = contract.DeltaNeutralContract }
        : contract;
}
