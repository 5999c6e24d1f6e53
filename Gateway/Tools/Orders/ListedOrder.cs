using Gateway.Handlers;
using Gateway.Tws.Session;

namespace Gateway.Tools.Orders;

/// <summary>Names the order of a list in an error about it: "orders[1].limitPrice: must be ...".</summary>
internal static class ListedOrder
{
    public static string Place(int index) => string.Create(CultureInfo.InvariantCulture, $"orders[{index}]");

    /// <param name="place">As <see cref="Place"/> gives it; null for an order that is in no list.</param>
    /// <exception cref="ToolException">As of the step, with the place.</exception>
    public static async Task<T> AtAsync<T>(string? place, Func<Task<T>> step)
    {
        try
        {
            return await step();
        }
        catch (ToolException wrong) when (place is not null)
        {
            throw Placed(wrong, place);
        }
        catch (TwsRequestException refused) when (place is not null)
        {
            throw new TwsRequestException(refused.Error with { Text = $"{refused.Error.Text} ({place})" });
        }
    }

    /// <inheritdoc cref="AtAsync"/>
    public static T At<T>(string place, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (ToolException wrong)
        {
            throw Placed(wrong, place);
        }
    }

    /// <summary>The message of a wrong argument begins with its name; any other is a sentence.</summary>
    private static ToolException Placed(ToolException wrong, string place)
    {
        var separator = wrong.Error.Kind == ToolErrorKind.InvalidArguments ? "." : ": ";
        return new ToolException(wrong.Error with { Message = place + separator + wrong.Error.Message });
    }
}
