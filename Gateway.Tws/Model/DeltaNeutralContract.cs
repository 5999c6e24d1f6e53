namespace Gateway.Tws.Model;

/// <summary>The underlying that makes a combination delta neutral.</summary>
public sealed record DeltaNeutralContract(int ConId, double Delta, decimal Price);
