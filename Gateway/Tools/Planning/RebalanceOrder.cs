namespace Gateway.Tools.Planning;

/// <summary>A market order as ibkr_preview_basket takes it.</summary>
internal sealed record RebalanceOrder(string Contract, string Action, decimal Quantity, string OrderType, string Account);
