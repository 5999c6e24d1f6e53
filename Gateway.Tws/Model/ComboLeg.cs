namespace Gateway.Tws.Model;

/// <summary>One leg of a combination.</summary>
public sealed record ComboLeg
{
    public int ConId { get; init; }

    /// <summary>Units of this leg in one unit of the combination.</summary>
    public int Ratio { get; init; }

    /// <summary>BUY or SELL.</summary>
    public string Action { get; init; } = "";

    public string Exchange { get; init; } = "";

    /// <summary>0 same as the combination, 1 open, 2 close, 3 unknown.</summary>
    public int OpenClose { get; init; }

    /// <summary>0 none, 1 the clearing broker holds the shares, 2 they come from <see cref="DesignatedLocation"/>.</summary>
    public int ShortSaleSlot { get; init; }

    public string DesignatedLocation { get; init; } = "";

    public int ExemptCode { get; init; } = -1;
}

/// <summary>The price of one leg of a combination order, at the place of its leg.</summary>
public sealed record OrderComboLeg(decimal? Price);
