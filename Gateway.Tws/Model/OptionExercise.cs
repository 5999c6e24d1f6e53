namespace Gateway.Tws.Model;

/// <summary>What the holder of an option wants done with it.</summary>
/// <param name="Quantity">Contracts, above 0.</param>
/// <param name="Account">The account that holds them.</param>
/// <param name="Override">True exercises also what is out of the money, and lets what is in the money lapse.</param>
public sealed record OptionExercise(ExerciseAction Action, int Quantity, string Account, bool Override = false)
{
    /// <summary>When a person decided, <c>yyyyMMdd-HH:mm:ss</c> in UTC; usually empty.</summary>
    public string ManualOrderTime { get; init; } = "";

    public string CustomerAccount { get; init; } = "";

    public bool ProfessionalCustomer { get; init; }
}

/// <summary>IB's numbers.</summary>
public enum ExerciseAction
{
    Exercise = 1,

    /// <summary>Not to be exercised at expiry, although it is in the money.</summary>
    Lapse = 2,
}
