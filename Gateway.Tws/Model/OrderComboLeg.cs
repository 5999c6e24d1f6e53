namespace Gateway.Tws.Model;

/// <summary>The price of one leg of a combination order, at the place of its leg.</summary>
public sealed record OrderComboLeg(decimal? Price);
