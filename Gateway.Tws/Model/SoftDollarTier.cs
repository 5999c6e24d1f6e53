namespace Gateway.Tws.Model;

/// <summary>A soft dollar tier of an order; the default value means none.</summary>
public sealed record SoftDollarTier(string Name = "", string Value = "", string DisplayName = "");
