namespace Gateway.Tws.Model;

/// <summary>One instrument that matches a symbol search, and the security types of the derivatives that it has.</summary>
/// <param name="Contract">ConId, Symbol, SecType, PrimaryExch, Currency, Description and IssuerId are set.</param>
public sealed record ContractDescription(Contract Contract, IReadOnlyList<string> DerivativeSecTypes);
